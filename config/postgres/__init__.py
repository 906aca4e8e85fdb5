"""Django's database engine for the register: any PostgreSQL from 15 on, or the embedded one, started automatically."""
